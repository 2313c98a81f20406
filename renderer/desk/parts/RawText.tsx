import { rawText } from './raw-text.ts';
import './raw-text.css';

/** A message as it came. `label`: what it is, said aloud. */
export function RawText({ raw, label }: { raw: string; label: string }) {
  return (
    <pre className="raw" tabIndex={0} aria-label={label}>
      {rawText(raw)}
    </pre>
  );
}
