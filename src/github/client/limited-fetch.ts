/** Requests with a limit in time and in the bytes of an answer. */
import { UsageError } from "../../config/usage-error.ts";

/** Milliseconds for one request. */
const TIMEOUT = 30_000;
/** A page of 100 files has at most 1 MB of patches, and the largest text that is read has 10 MB, as base64. */
const MAX_BYTES = 16 * 1024 * 1024;

const readAll = async (body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new UsageError("an answer of GitHub has more than 16 MB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** `fetch`, which reads no more than it must. */
export const limitedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
  if (response.body === null) return response;
  const { status, statusText, headers } = response;
  return new Response(await readAll(response.body), { status, statusText, headers });
};
