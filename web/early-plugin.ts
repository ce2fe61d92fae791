/** Has the page run a module before the others are loaded. */
import type { Plugin } from "vite";

/**
 * It stands behind the policy of the page, which the worker that it starts has then.
 * @param entry the name of an entry of the build; while one works on the page it is loaded with the others
 */
export const earlyPlugin = (entry: string): Plugin => ({
  name: "early",
  transformIndexHtml: {
    order: "post",
    handler: (html, { bundle = {} }) => {
      const chunk = Object.values(bundle).find((each) => each.type === "chunk" && each.name === entry);
      if (!chunk) return html;
      // As Vite names modules, so that it is fetched once.
      const attrs = { type: "module", async: true, crossorigin: true, src: `./${chunk.fileName}` };
      return { html, tags: [{ tag: "script", attrs, injectTo: "head" as const }] };
    },
  },
});
