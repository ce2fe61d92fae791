/** The version of twir-lint; `vite.config.ts` fills it in. */
declare const VERSION: string;
