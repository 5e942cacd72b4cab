/** What the page of a view is made of. */
export interface PageHtmlParts {
  /** Where our own files may come from, as VS Code names it for a policy. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** Lets in this one script and no other. */
  readonly nonce: string;
  readonly language: string;
  /** `data`: those that a message brings along as a whole. From anywhere else none is ever loaded. */
  readonly pictures: "none" | "data";
}

/** An empty page with a strict policy: all that is in it is built by the script, from messages. */
export function pageHtml({ cspSource, scriptUri, styleUri, nonce, language, pictures }: PageHtmlParts): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'${pictures === "data" ? "; img-src data:" : ""}`;
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pipewright</title>
<link rel="stylesheet" href="${escapeAttribute(styleUri)}">
</head>
<body><script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(scriptUri)}"></script></body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
