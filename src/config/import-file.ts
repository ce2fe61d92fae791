/** Loads a module. In a file of its own, loaded on demand: the program is started as a script, which cannot import. */
export const importFile = (url: string): Promise<Readonly<Record<string, unknown>>> => import(/* @vite-ignore */ url);
