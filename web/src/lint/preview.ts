/** Renderings, a file of their own: they are loaded when somebody looks at them. */
export { previewOf } from "../../../src/library/rendering/preview.ts";
