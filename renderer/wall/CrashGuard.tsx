import { Component, type ReactNode } from 'react';
import type { Words } from '../../shared/words/words.ts';
import { Notice } from './Notice.tsx';

/** After a failed picture the page is loaded again by itself: nobody stands beside a hall screen. Unit: ms. */
const RELOAD_MS = 4_000;

/** Shows the cause of a failure in drawing instead of a black screen, then starts anew. */
export class CrashGuard extends Component<
  { words: Words; reload: () => void; children: ReactNode },
  { cause: string | null }
> {
  override state: { cause: string | null } = { cause: null };

  static getDerivedStateFromError(fault: unknown): { cause: string } {
    return { cause: fault instanceof Error ? fault.message : String(fault) };
  }

  override componentDidCatch(): void {
    setTimeout(this.props.reload, RELOAD_MS);
  }

  override render(): ReactNode {
    const { cause } = this.state;
    if (cause === null) return this.props.children;
    const { say } = this.props.words;
    return (
      <div className="frame">
        <Notice
          view={{
            glyph: 'critical',
            title: say('notice.crash.title'),
            text: say('notice.crash.text', { cause }),
            code: '',
          }}
        />
      </div>
    );
  }
}
