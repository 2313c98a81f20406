/** How often something may happen: so many at once (`burst`), and so many a second on average (`rate`). */
export class Allowance {
  private readonly often: { burst: number; rate: number };
  private left: number;
  private at: number;

  constructor(often: { burst: number; rate: number }, mono: number) {
    this.often = often;
    this.left = often.burst;
    this.at = mono;
  }

  /** Takes one; false when there is none left. @param mono monotonic ms */
  take(mono: number): boolean {
    const { burst, rate } = this.often;
    this.left = Math.min(burst, this.left + ((mono - this.at) / 1000) * rate);
    this.at = mono;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
