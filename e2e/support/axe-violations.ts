import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong on the page, as rule and first element. @param enhanced asks for a contrast of 7:1 as well */
export async function axeViolations(page: Page, enhanced = false): Promise<unknown> {
  // Put in through the debugger: the page's own policy would forbid it.
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: axe.source });
  const { result } = await debug.send('Runtime.evaluate', {
    expression:
      `axe.run(document, { rules: { 'color-contrast-enhanced': { enabled: ${enhanced} } } })`.concat(
        '.then((result) => result.violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`))',
      ),
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value;
}
