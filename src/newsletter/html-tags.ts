/** The tags that the newsletter's own check lets through. */
export const KNOWN_TAGS: ReadonlySet<string> = new Set(
  "p a h1 h2 h3 h4 h5 strong hr li ul ol em code blockquote small br".split(" "),
);
