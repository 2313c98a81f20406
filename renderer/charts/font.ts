/**
 * Digits and Latin from the bundled Inter; Chinese from the system, because a bundled Chinese font would be larger
 * than the whole product. The list names what Linux, Windows and macOS bring.
 */
export const FONT =
  '"Inter Variable","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Zen Hei",sans-serif';
