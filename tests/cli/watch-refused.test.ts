/** `twir-lint --watch` where the system watches no folder, as with its limit of watches reached. */
import { expect, test, vi } from "vitest";
import { CLEAN, ISSUE_FILE, issueWith, newFolder } from "../support/cli-run.ts";

vi.mock("node:fs", async (original) => ({
  ...(await original<typeof import("node:fs")>()),
  watch: () => {
    throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
  },
}));

test("it judges once, says that nothing can be watched, and ends", async () => {
  const folder = newFolder();
  folder.write(`draft/${ISSUE_FILE}`, issueWith(CLEAN));
  const { code, stderr } = await folder.run(["--watch", "--no-config"]);
  expect(code).toBe(2);
  expect(stderr).toContain("no folder can be watched");
});
