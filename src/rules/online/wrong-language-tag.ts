import { languageOfTag, tagAtEnd, tagsInside } from "../../document/tags.ts";
import { looksEnglish, pageLanguage } from "../../linked-pages/page-language.ts";
import { languageName } from "../../newsletter/languages.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

export default defineRule({
  id: "wrong-language-tag",
  on: "entry",
  group: "online",
  needs: ["pages"],
  fix: "always",
  summary: "a page is in a language that its link does not say, or not in the one that it says",
  why: "Readers want to know before they click that a text is not in English. Templates say `en` or nothing of pages in any language, so a page is believed only when its text agrees.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      pages: {
        "https://blog.example.net/cangrejos": {
          language: "es-ES",
          excerpt:
            "Los cangrejos caminan de lado porque sus patas solo se doblan en esa dirección. En este artículo vemos qué tiene que ver todo eso con los préstamos, y por qué el compilador siempre tiene razón cuando protesta.",
        },
        "https://blog.example.net/krabben": {
          language: "de",
          excerpt:
            "Krabben laufen seitwärts, weil sich ihre Beine nur in diese Richtung beugen. Hier sehen wir, was das mit geliehenen Werten zu tun hat und warum der Übersetzer recht behält, auch wenn man es nicht glauben will.",
        },
      },
      incorrect: `
* [Cangrejos y préstamos](https://blog.example.net/cangrejos)
  ^^^^^^^^^^^^^^^^^^^^^^^ the page is in Spanish, \`[ES]\` is missing
* [NL] [Krabben und Werte](https://blog.example.net/krabben)
  ^^^^ the page is in German, not in Dutch`,
      correct: `
* [ES] [Cangrejos y préstamos](https://blog.example.net/cangrejos)
* [DE] [Krabben und Werte](https://blog.example.net/krabben)`,
    },
    {
      pages: {
        "https://blog.example.net/crabs": {
          language: "en",
          excerpt:
            "Crabs walk sideways because that is the way in which their legs bend. In this post we see what all of it has to do with borrowed values, and why the compiler is always right when it complains.",
        },
      },
      incorrect: `
* [NL]  [Crabs and values](https://blog.example.net/crabs)
  ^^^^ the page is in English, not in Dutch`,
      correct: `
* [Crabs and values](https://blog.example.net/crabs)`,
    },
  ],
  *check(entry, { pages, source }) {
    const { line, link, isCommunity, tags } = entry;
    if (!isCommunity || !parseUrl(link.url) || link.form !== "inline") return;
    const page = pages.of(link.url.value);
    const code = page?.verdict === "alive" ? pageLanguage(page) : undefined;
    const language = code && languageName(code);
    if (!page || !language) return;
    const english = looksEnglish(page);
    const tag = tags.find(languageOfTag);
    const written = tag && languageOfTag(tag);
    const right = `[${code.toUpperCase()}]`;
    // The language of the text must agree with the one that the page declares.
    if (english === undefined || english !== (code === "en") || written === code) return;
    if (tag && written !== undefined) {
      const { start } = tag.span;
      const rest = source.slice({ start: tag.span.end, end: line.span.end });
      const end = line.span.end - rest.trimStart().length;
      yield {
        span: tag.span,
        message: `the page is in ${language}, not in ${languageName(written)}`,
        help: code === "en" ? "remove the tag" : `write \`${right}\``,
        fix:
          code === "en"
            ? unsafeFix("remove the tag", { span: { start, end }, text: "" })
            : unsafeFix("write the page's language", { span: tag.span, text: right }),
      };
    } else if (code !== "en" && !tagAtEnd(link.text.value) && !tagsInside(entry)) {
      yield {
        span: { start: link.span.start, end: link.text.span.end + 1 },
        message: `the page is in ${language}, \`${right}\` is missing`,
        help: `write \`${right}\` before the link`,
        fix: unsafeFix("add the tag", { span: { start: link.span.start, end: link.span.start }, text: `${right} ` }),
      };
    }
  },
});
