/**
 * A text that a spreadsheet may run: it begins like a formula, full-width forms too, after whatever a paste or an import
 * strips (blanks, controls, byte-order mark, quotes), or with a blank that splits cells.
 */
export const FORMULA_LIKE = /^(?:[\s\p{Cc}\uFEFF'"]*[=+\-@＝＋－＠]|[\t\r\n])/u;
