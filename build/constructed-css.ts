import { join } from 'node:path';
import type { Plugin } from 'vite';

/** antd's two modules that write `<style>` elements into the page. */
const writers =
  /[\\/](@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS|@ant-design[\\/]icons[\\/]es[\\/]cssUtils)\.js$/;
const ours = join(import.meta.dirname, '..', 'renderer', 'desk', 'antd', 'constructed-css.ts');

/** Puts ours in their place: the pages' content policy allows no inline style. */
export function constructedCss(): Plugin {
  return {
    name: 'constructed-css',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!/dynamicCSS|cssUtils/.test(source)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found !== null && writers.test(found.id) ? ours : null;
    },
  };
}
