/**
 * A digest of all that the program was built from: what another program learned is not believed, and no version needs
 * to be counted by hand. Run from its sources the program keeps nothing.
 */

/** The bundler puts it in. */
declare const SOURCE_DIGEST: string;

export const BUILD_DIGEST = typeof SOURCE_DIGEST === "string" ? SOURCE_DIGEST : undefined;
