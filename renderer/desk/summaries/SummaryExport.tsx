import { Button, Select } from 'antd';
import { useState } from 'react';
import type { AskInput } from '../../../shared/contract/asks.ts';
import { wallLanguages } from '../../../shared/model/display.ts';
import { summaryFormats } from '../../../shared/model/summary-kinds.ts';
import type { SummaryFormat } from '../../../shared/model/summary-kinds.ts';
import type { Language } from '../../../shared/words/words.ts';
import { useWall } from '../../link/use-station.ts';
import { DeedLine } from '../parts/DeedLine.tsx';
import { saveBase64 } from '../parts/save-file.ts';
import { useAct } from '../parts/use-act.ts';
import './summaries.css';

/** Makes a file of a summary from what is stored now, in any format and language. */
export function SummaryExport({ of }: { of: AskInput<'summaries.export'>['of'] }) {
  const { client, words } = useWall();
  const { say } = words;
  const [language, setLanguage] = useState<Language>(words.language);
  const { deed, act } = useAct();
  const save = async (format: SummaryFormat): Promise<string> => {
    const { name, base64 } = await client.ask('summaries.export', { of, format, language });
    await saveBase64(name, base64);
    return name;
  };
  return (
    <div className="summary-export" role="group" aria-label={say('summaries.export.now')}>
      <span className="dim">{say('summaries.export.now')}</span>
      <Select
        aria-label={say('summaries.export.language')}
        value={language}
        disabled={deed.busy}
        options={wallLanguages.map((value) => ({ value, label: say(`desk.language.${value}`) }))}
        onChange={setLanguage}
      />
      {summaryFormats.map((format) => (
        <Button
          key={format}
          disabled={deed.busy}
          onClick={() =>
            void act(
              () => save(format),
              (name) => say('summaries.export.done', { name }),
            )
          }
        >
          {say(`summaries.format.${format}`)}
        </Button>
      ))}
      <DeedLine deed={deed.busy ? { ...deed, said: say('summaries.export.busy') } : deed} />
    </div>
  );
}
