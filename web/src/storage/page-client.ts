/** GitHub's API as a page asks it: without a token if need be, and without waiting for long. */
import { Client } from "../../../src/github/client/client.ts";

/** The only server that the policy of the page lets it ask. */
const API = "https://api.github.com";

/** @param token of the user, if one was given */
export const pageClient = (token: string | undefined): Client =>
  new Client({ root: API, token, maxWait: 0, retries: 1 });

/** `14:05`, where the user is. */
export const timeOf = (milliseconds: number): string =>
  new Date(milliseconds).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
