/** A settings file that cannot be used; each problem is one line that names the key and says what to do. */
export class SettingsFault extends Error {
  readonly file: string;
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(`${file}: ${problems.join('; ')}`);
    this.name = 'SettingsFault';
    this.file = file;
    this.problems = problems;
  }
}
