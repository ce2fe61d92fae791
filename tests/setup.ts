/** Tests lint as users of the library do, who have the reference parser at hand. */
import { useReferenceParser } from "../src/model/markdown.ts";
import { referenceParser } from "../src/model/parser/reference.ts";

useReferenceParser(referenceParser);
