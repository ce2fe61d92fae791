/**
 * Scans one line of prose for links, code and tags, with the precedence of CommonMark and of GitHub's bare URLs. It gives
 * up where it is not sure: at what the line does not close, images, footnotes, titles and unusual URLs.
 */
export interface FoundLink {
  /** Columns of the line. */
  readonly start: number;
  readonly end: number;
  /** The column of the `]`; for links without brackets the end. */
  readonly textEnd: number;
  readonly form: "inline" | "reference" | "autolink" | "bare";
}

/** What is found in a line; the numbers are columns. */
export interface LineFindings {
  readonly links: FoundLink[];
  readonly code: { readonly start: number; readonly end: number }[];
  readonly tags: { readonly start: number; readonly end: number }[];
}

const SPECIAL = /[`<[\]\\@]|https?:\/\/|www\./gi;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
/** `(url)`: no title, no white space, nothing escaped, parentheses in pairs. */
const TARGET = /\((?:[^\s()\\<\u0000-\u001f\u007f\ufffc]|\([^\s()\\<\u0000-\u001f\u007f\ufffc]*\))*\)/y;
const LABEL = /\[([^[\]\\]{0,999})\]/y;
const TAG = /<(?:[a-zA-Z][a-zA-Z0-9-]* ?\/?|\/[a-zA-Z][a-zA-Z0-9-]*)>/y;
/** A `<` with which neither a tag nor an address can begin. */
const LONE_ANGLE = /<(?![a-zA-Z/!?])(?![^\s<>@]*@)/y;
const AUTOLINK = /<https?:[^\s<>\u0000-\u001f\u007f\ufffc]*>/iy;
/** A URL in prose, of characters that are certainly part of it. */
const BARE =
  /[Hh][Tt][Tt][Pp][Ss]?:\/\/[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.?(?:[/?#:][\w/.~%#=?+:@!,&$-]*)?/y;
/** Only punctuation up to the next white space. */
const SENTENCE_END = /[!"')*,.:;?_~]*(?=[ \t]|$)/y;
/** Punctuation behind a URL, which belongs to the sentence. */
const BEHIND_URL = /[!,.:?_~]{1,9}$/;

const matchAt = (pattern: RegExp, line: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(line);
};

interface ScanOptions {
  /** Where the results are added. */
  readonly found: LineFindings;
  /** Whether the text has a definition of that label. */
  readonly isDefined: (label: string) => boolean;
}

class Scanner {
  readonly #line: string;
  readonly #found: LineFindings;
  readonly #isDefined: (label: string) => boolean;
  /** The columns of the `[` that are not closed yet. */
  readonly #open: number[] = [];
  /** How many of them, from the first, contain a link and so cannot become one: links do not nest. */
  #disabled = 0;
  readonly #from: number;
  #at: number;

  constructor(line: string, from: number, { found, isDefined }: ScanOptions) {
    this.#line = line;
    this.#from = from;
    this.#at = from;
    this.#found = found;
    this.#isDefined = isDefined;
  }

  scan(): boolean {
    for (;;) {
      const special = matchAt(SPECIAL, this.#line, this.#at);
      if (!special) return this.#open.length === 0;
      this.#at = special.index;
      if (!this.#read(special[0])) return false;
    }
  }

  #read(special: string): boolean {
    if (special === "[") return this.#openBracket();
    if (special === "]") return this.#closeBracket();
    if (special === "`") return this.#code();
    if (special === "<") return this.#angle();
    if (special === "@") return this.#atSign();
    if (special === "\\") {
      this.#at += PUNCTUATION.test(this.#line[this.#at + 1] ?? "") ? 2 : 1;
      return true;
    }
    return this.#bareUrl(special);
  }

  #openBracket(): boolean {
    if (this.#line[this.#at + 1] === "^") return false;
    this.#open.push(this.#at++);
    return true;
  }

  #closeBracket(): boolean {
    const textEnd = this.#at++;
    const start = this.#open.pop();
    if (start === undefined) return true;
    if (this.#line[start - 1] === "!" && this.#isImage(start, textEnd)) return false;
    if (this.#open.length < this.#disabled) {
      this.#disabled = this.#open.length;
      return true;
    }
    if (this.#line[this.#at] === "(") {
      const target = matchAt(TARGET, this.#line, this.#at);
      return target !== null && this.#link({ start, textEnd, end: this.#at + target[0].length, form: "inline" });
    }
    const label = this.#line[this.#at] === "[" ? matchAt(LABEL, this.#line, this.#at) : undefined;
    if (label === null) return false;
    const written = this.#line.slice(start + 1, textEnd);
    // Without a definition of `b`, `[a][b]` is no link even if `a` is defined.
    if (!this.#isDefined(label?.[1] || written)) return true;
    return this.#link({ start, textEnd, end: this.#at + (label?.[0].length ?? 0), form: "reference" });
  }

  /** Whether `![…]` may be an image. */
  #isImage(start: number, textEnd: number): boolean {
    return /[[(]/.test(this.#line[textEnd + 1] ?? "") || this.#isDefined(this.#line.slice(start + 1, textEnd));
  }

  #link(found: FoundLink): boolean {
    this.#found.links.push(found);
    this.#disabled = this.#open.length;
    this.#at = found.end;
    return true;
  }

  #code(): boolean {
    const start = this.#at;
    const ticks = /`+/y;
    const run = matchAt(ticks, this.#line, start)?.[0] ?? "";
    for (let at = this.#line.indexOf(run, start + run.length); at >= 0; at = this.#line.indexOf(run, at)) {
      const found = matchAt(ticks, this.#line, at)?.[0].length ?? 1;
      at += found;
      if (found !== run.length) continue;
      this.#found.code.push({ start, end: at });
      this.#at = at;
      return true;
    }
    return false;
  }

  #angle(): boolean {
    const start = this.#at;
    if (matchAt(LONE_ANGLE, this.#line, start)) {
      this.#at++;
      return true;
    }
    const tag = matchAt(TAG, this.#line, start);
    const end =
      start + (tag ?? (this.#open.length > 0 ? null : matchAt(AUTOLINK, this.#line, start)) ?? [""])[0].length;
    if (tag) this.#found.tags.push({ start, end });
    else if (end > start) this.#found.links.push({ start, textEnd: end, end, form: "autolink" });
    this.#at = end;
    return end > start;
  }

  /** Within brackets GitHub makes no links of bare URLs and addresses. */
  #atSign(): boolean {
    const at = this.#at++;
    return (
      this.#open.length > 0 || !/[\w.+-]/.test(this.#line[at - 1] ?? " ") || !/[\w.-]/.test(this.#line[at + 1] ?? " ")
    );
  }

  #bareUrl(special: string): boolean {
    const start = this.#at;
    this.#at += special.length;
    const before = start === this.#from ? " " : (this.#line[start - 1] as string);
    if (this.#open.length > 0) return true;
    if (special[0] === "w" || special[0] === "W") return !/[\s(*_~[\]]/.test(before);
    if (/[a-zA-Z]/.test(before)) return true;
    const run = matchAt(BARE, this.#line, start)?.[0] ?? "";
    // A character reference at the end, `&amp;`, is not part of the URL.
    if (this.#line[start + run.length] === ";" && run.includes("&")) return false;
    const url = run.replace(BEHIND_URL, "");
    // Not the end of a sentence: a longer run of punctuation is still there.
    if (run === "" || BEHIND_URL.test(url) || !matchAt(SENTENCE_END, this.#line, start + run.length)) return false;
    this.#at = start + url.length;
    this.#found.links.push({ start, textEnd: this.#at, end: this.#at, form: "bare" });
    return true;
  }
}

/** Scans a line from a column on. Returns false when it gives up, and then what it has found is not to be used. */
export const scanInline = (line: string, from: number, options: ScanOptions): boolean =>
  new Scanner(line, from, options).scan();
