/** The names of the config file. They are all that a browser needs of how such files are found. */
export const CONFIG_FILE = "twir-lint.config.json";

/** In this order they are looked for in a folder. The second is for editors that allow comments only there. */
export const CONFIG_FILES = [CONFIG_FILE, `${CONFIG_FILE}c`] as const;
