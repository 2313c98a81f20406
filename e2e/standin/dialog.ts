import type { Dialog } from 'electron';
import { record, seam } from './recorded.ts';
import { standIn } from './strict.ts';

/** What a dialog is shown with: the window before it is of no interest here. */
function ask<Answer extends object>(
  method: string,
  args: readonly unknown[],
  cancelled: Answer,
): Promise<Answer> {
  record(`dialog.${method}`, args.at(-1));
  return Promise.resolve({ ...cancelled, ...seam.dialogAnswers[method]?.shift() });
}

/** Answered by the test, by `callwallStandin.dialogAnswers`; without an answer people cancel. */
export const dialog = standIn<Dialog>('dialog', {
  showSaveDialog: (...args: unknown[]) => ask('showSaveDialog', args, { canceled: true, filePath: '' }),
  showOpenDialog: (...args: unknown[]) =>
    ask('showOpenDialog', args, { canceled: true, filePaths: [] as string[] }),
  showMessageBox(...args: unknown[]) {
    const { cancelId = 0 } = args.at(-1) as { cancelId?: number };
    return ask('showMessageBox', args, { response: cancelId, checkboxChecked: false });
  },
  showErrorBox: (title, content) => record('dialog.showErrorBox', { title, content }),
});
