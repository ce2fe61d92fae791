/** Which view an address means. Everything is in the fragment, which no server is told, but `?pr=` of a bookmark. */
export type Route =
  | { readonly view: "check" /** Shared with the address, packed. */; readonly shared?: string }
  | { readonly view: "pull" /** A number or a link. */; readonly pull?: string }
  | { readonly view: "add" }
  | { readonly view: "rules"; readonly rule?: string };

export type View = Route["view"];

export const VIEWS: Readonly<Record<View, string>> = {
  check: "Check",
  pull: "Pull request",
  add: "Add",
  rules: "Rules",
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The view that the fragment names; without one, the pull request of `?pr=`, or the first view. */
export const routeOf = ({ hash, search }: { hash: string; search: string }): Route => {
  const [, view = "", rest = ""] = /^#\/?([a-z]*)\/?(.*)$/s.exec(hash) ?? [];
  const pull = new URLSearchParams(search).get("pr");
  if (view === "pull") return { view, pull: decode(rest) || undefined };
  if (view === "add") return { view };
  if (view === "rules") return { view, rule: decode(rest) || undefined };
  if (view === "text") return { view: "check", shared: rest };
  if (view === "check" || pull === null) return { view: "check" };
  return { view: "pull", pull };
};

/** The fragment of a route. */
export const hashOf = (view: View, rest = ""): string =>
  `#/${view}${rest === "" ? "" : `/${encodeURIComponent(rest)}`}`;
