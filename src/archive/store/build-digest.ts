/**
 * A digest of all that the program was built from, which the bundler puts in this place. What another build has cached
 * is not used, so nobody has to count versions by hand. The program that runs from its sources has none, and no cache.
 */

/** The bundler puts it in. */
declare const SOURCE_DIGEST: string;

export const BUILD_DIGEST = typeof SOURCE_DIGEST === "string" ? SOURCE_DIGEST : undefined;
