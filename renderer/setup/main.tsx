import '../../shared/model/no-eval.ts';
import '../theme/fonts.css';
import '../wall/wall.css';
import './setup.css';
import './assistant.css';
import './assistant-steps.css';
import { createRoot } from 'react-dom/client';
import { createWords, nearestLanguage } from '../../shared/words/words.ts';
import { shellBridge } from '../link/port-wire.ts';
import { applyTheme } from '../theme/apply-theme.ts';
import { themeNamed } from '../theme/palette.ts';
import { FaultPage } from './FaultPage.tsx';
import { HealthPage } from './HealthPage.tsx';
import { LoadedAssistant } from './LoadedAssistant.tsx';
import { PageNotice } from './PageNotice.tsx';

const address = new URLSearchParams(location.search);
const words = createWords(nearestLanguage(address.get('lang') ?? navigator.language));
const root = document.documentElement;
root.lang = words.language;
document.title = words.say('app.name');
applyTheme(themeNamed(address.get('theme')), root);

const host = document.getElementById('setup');
if (host === null) throw new Error('setup.html has no #setup');
createRoot(host).render(page());

/** The shell's pages that need no station: which one, the shell says. */
function page() {
  const bridge = shellBridge();
  if (bridge === undefined) {
    const { say } = words;
    return (
      <PageNotice
        glyph="none"
        title={say('setup.noShell.title')}
        text={say('setup.noShell.text')}
        words={words}
      />
    );
  }
  if (bridge.window === 'health') return <HealthPage bridge={bridge} words={words} />;
  return bridge.window === 'fault' ? (
    <FaultPage bridge={bridge} words={words} locked={address.has('locked')} />
  ) : (
    <LoadedAssistant bridge={bridge} words={words} />
  );
}
