/** The file of an invented document with one paragraph of these words, and another. */
export function accord(short: string, words: string): string {
  return `---
title: The ${short} of Nowhere
short: ${short}
date: 2031-04-02
issuer: Nobody
source: https://example.org/${short.toLowerCase()}
---
1. ${words}

2. The parties meet again.
`
}
