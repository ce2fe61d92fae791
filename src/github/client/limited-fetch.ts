/** Requests with a limit in time and in the bytes of an answer. */
import { UsageError } from "../../config/usage-error.ts";
import { readBounded } from "../../text/bounded-stream.ts";

/** Milliseconds for one request. */
const TIMEOUT = 30_000;
/** A page of 100 files has at most 1 MB of patches, and the largest text that is read has 10 MB, as base64. */
const MAX_BYTES = 16 * 1024 * 1024;

/** `fetch`, which reads no more than it must. */
export const limitedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
  if (response.body === null) return response;
  const bytes = await readBounded(response.body, MAX_BYTES);
  if (bytes === undefined) throw new UsageError("an answer of GitHub has more than 16 MB");
  const { status, statusText, headers } = response;
  return new Response(bytes, { status, statusText, headers });
};
