import { failureText } from "./failure.ts";
import { main } from "./main.ts";
import { processIo } from "./process-io.ts";

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
