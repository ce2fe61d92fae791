/** Loads a module. The bundler puts another in its place: the program is run as scripts, which cannot import. */
export const importFile = (url: string): Promise<Readonly<Record<string, unknown>>> => import(/* @vite-ignore */ url);
