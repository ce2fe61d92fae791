/** What is put into documents: pieces of Markdown, values at the edge of what can be, and names that objects have. */

const MARKDOWN = [
  ..."[]()<>`*_\\!^:|~#@&-+=.\"' \t\n/?;,$%{}–—",
  ..."](|][|]:|[^|![|``|```|~~~|    |\n\n|\n\n\n|**|***|__|\n* |\n    * |\n- |\n> |\n# |\n### |\n---\n|\n===\n".split(
    "|",
  ),
  "\n1. ",
  "* ",
  "| - |",
  "\\[",
  "\\]",
  "[a]: b",
  "[a]: https://a.example \n",
  '[a]: https://a.example "b"',
  "[a][b]",
  "[[a](b)](c)",
  "[video]",
  "[video] ",
  "**CFP** | ",
  "&amp;",
  "&#42;",
  "&lt;",
];

const HTML = [
  "<!--",
  "-->",
  "<!-- a -->",
  "<!-- a\nb -->",
  "<!-- a\n\nb -->\n",
  "<!-- twir-lint-allow a: b -->\n",
  "<!-- twir-lint-allow-file bare-url: b -->\n",
  "<a>",
  "</a>",
  "<br/>",
  "<div>\n",
  "<pre>",
  "</pre>",
  "<script>",
  "<![CDATA[",
  "]]>",
  "<?",
  "<!x",
  "<a href='",
];

const URLS = [
  "https://",
  "http://a.b",
  "www.a.b",
  "a@b.c",
  "<https://a.b>",
  "https://a.example/b_(c)",
  "https://a.example/?utm_source=",
  "?utm_source=a&utm_medium=b",
  "&utm_campaign=",
  "?fbclid",
  "&&",
  "?",
  "#",
  "//",
  "%",
  "%00",
  "%E0%A4%A",
  "https://[::1",
  "https://a:b@c.example:99999/",
  "https://xn--a.example",
  "javascript:a",
  "HTTPS://WWW.YOUTUBE.COM/watch?v=",
  "https://github.com/rust-lang/rust/pull/",
];

const NUMBERS = [
  "0",
  "-1",
  "9007199254740993",
  "1e309",
  "99999999999999999999999999",
  "9".repeat(400),
  "0x10",
  "NaN",
  "Infinity",
  "٣",
  "²",
];

const DATES = [
  "2026-03-18",
  "2026-02-30",
  "2026-13-01",
  "0000-00-00",
  "9999-12-31",
  "275760-09-14",
  "-0001-01-01",
  "2026-3-1",
  "2026-03-18 - 2026-03-01",
  "2026-03-18 - 2026-03-20",
  "March 32nd",
  "2026-03-99999999999",
];

/** Names that every object has, and words that templates leave. */
const NAMES = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "undefined",
  "null",
  "$&",
  "$1",
  "%s",
];

const CONTROLS = [
  ..."\u0000\u0007\b\u000b\f\u001b\u007f\u0085\u00a0\u00ad\u200b\u200d\u200e\u202e\u2028\u2029\u2066\ufeff\ufffc\ufffd",
  "\u001b[31m",
  "\u001b]8;;https://a.example\u0007",
  "\r",
  "\r\n",
  "\r\r\n",
  "\f ",
  " \v",
];

const CHARACTERS = [
  "\ud800",
  "\udc00",
  "🦀",
  "👩‍🚀",
  "e\u0301",
  "ẞ",
  "ſ",
  "İ",
  "ﬀ",
  "日本",
  "Â©",
  "â€™",
  "\u0301".repeat(30),
  "ﷺ",
];

/** What a runner of GitHub Actions, a shell or a reader of the report might act on. */
const COMMANDS = [
  "\n::error::a\n",
  "##[error]a",
  "::set-output name=a::b",
  "@everyone",
  "```suggestion\n",
  "]]>",
  "{{a}}",
];

/** The kinds, each as likely as the other. */
export const TOKENS: readonly (readonly string[])[] = [
  MARKDOWN,
  MARKDOWN,
  HTML,
  URLS,
  NUMBERS,
  DATES,
  NAMES,
  CONTROLS,
  CHARACTERS,
  COMMANDS,
];

export const EDGE_NUMBERS: readonly string[] = NUMBERS;
export const EDGE_DATES: readonly string[] = DATES;
export const OBJECT_NAMES: readonly string[] = NAMES;
export const CONTROL_CHARACTERS: readonly string[] = [...CONTROLS, "\ud800", "\udc00"];
