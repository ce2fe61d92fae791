/**
 * A digest of all that the program was built from, which the bundler puts in this place. What another build has cached
 * is not used, so nobody has to count versions by hand. The program that runs from its sources has none, and no cache.
 */
export const BUILD_DIGEST: string | undefined = undefined;
