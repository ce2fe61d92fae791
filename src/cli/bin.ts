import { failureText } from "./io/failure.ts";
import { processIo } from "./io/process-io.ts";
import { main } from "./main.ts";

const start = async (): Promise<number> => main(process.argv.slice(2), processIo(process));

start().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(failureText(error));
    process.exitCode = 2;
  },
);
