/** How a command speaks and listens; tests bring their own. */
export interface Io {
  /** Writes a line to standard output. */
  out(line: string): void;
  /** Writes text as it is to standard output. */
  print(text: string): void;
  /** Writes a long text piece by piece to standard output, as fast as its reader takes it. */
  stream(pieces: Iterable<string>): Promise<void>;
  /** Writes a line to standard error. */
  err(line: string): void;
  /** Asks for a secret: typed without being shown, or the first line of standard input. */
  secret(prompt: string): Promise<string>;
  env: NodeJS.ProcessEnv;
  /** Resolves when the user or the system asks to stop (Ctrl-C, SIGTERM). */
  stopped(): Promise<void>;
}

/** One option as the help prints it; without `value` it is a flag. */
export interface OptionSpec {
  /** What stands for the value in the help, e.g. `DIR`. */
  value?: string;
  help: string;
  /** May be given more than once. */
  repeat?: boolean;
}

/** What was typed after the command, already checked against its options. */
export interface CommandLine {
  /** The option's value, or undefined. */
  text(name: string): string | undefined;
  /** The option's value. @throws Problem naming the option when it is missing. */
  required(name: string): string;
  all(name: string): string[];
  flag(name: string): boolean;
  /** The words that belong to no option. */
  words: string[];
}

/** A command of the program: what the help says of it, and what it does. */
export interface Command {
  name: string;
  /** What comes after the name, as in cli.md, e.g. `FILE… --to URL`. */
  usage: string;
  summary: string;
  options: Record<string, OptionSpec>;
  /** Words it takes, e.g. `{ name: 'FILE', min: 1 }`; none when absent. */
  words?: { name: string; min: number; max: number };
  /** Gives the exit code: 0 it worked, 1 a check failed. @throws Problem */
  run(line: CommandLine, io: Io): Promise<number>;
}
