/** The name of the config file. It is all that a browser needs of how such files are found. */
export const CONFIG_FILE = "twir-lint.config.json";
