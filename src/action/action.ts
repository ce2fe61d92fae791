/** The action: the program, with arguments that come from a runner of GitHub Actions, and what it finds as outputs. */
import { failureText } from "../cli/io/failure.ts";
import type { Io } from "../cli/io/io.ts";
import { main } from "../cli/main.ts";
import { failureAnnotation } from "../report/github.ts";
import { lintArguments, reviewArguments } from "./arguments.ts";
import { readEventPull } from "./event.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { reportPath, writeOutputs } from "./outputs.ts";

const lint = async (inputs: Inputs, io: Io): Promise<number> => {
  const report = reportPath(io.env);
  const code = await main(lintArguments(inputs, { event: io.env.GITHUB_EVENT_NAME ?? "", report }), io);
  // Of files that could not be read nobody knows that they have no error.
  if (code !== 2) writeOutputs(report, io.env);
  return code;
};

const review = (inputs: Inputs, io: Io): Promise<number> =>
  main(reviewArguments(inputs, readEventPull(io.env)), { ...io, env: { ...io.env, GITHUB_TOKEN: inputs.token } });

const act = async (io: Io): Promise<number> => {
  try {
    const inputs = readInputs(io.env);
    return await (inputs.review ? review(inputs, io) : lint(inputs, io));
  } catch (error) {
    await io.stderr.write(failureText(error));
    return 2;
  }
};

/** Runs the action; what the environment of `io` holds is not changed. Returns the exit code. */
export const runAction = async (io: Io): Promise<number> => {
  let said = "";
  const stderr: Io["stderr"] = {
    isTTY: false,
    write: (text) => {
      said += text;
      return io.stderr.write(text);
    },
  };
  const code = await act({ ...io, stderr });
  // A runner says of a failed step only that it failed.
  if (code === 2) await io.stdout.write(failureAnnotation(said));
  return code;
};
