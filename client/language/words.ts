/** `vscode.l10n.t`, as functions without `vscode` take it. Its strings are collected into `l10n/` and held together by a test. */
export type Translate = (message: string, ...words: string[]) => string;
