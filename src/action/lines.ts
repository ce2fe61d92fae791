/** Inputs that hold a list: one to a line, blank lines left out. */
export const lines = (input = ""): string[] => input.split(/\r?\n/).filter((line) => line !== "");
