/** The documents that are converted whole, whatever their kind of file: those without an importer of its own. */
export const readable: readonly string[] = [
  ...[
    'eu-gdpr.en',
    'eu-ai-act-consolidated.nl',
    'de-grundgesetz',
    'cn-pipl.zh',
    'contributor-covenant-2.1.ar',
  ],
  ...['un-charter-1945', 'un-udhr.eng', 'un-udhr.fra', 'un-udhr.kor', 'npt-1968', 'g20-bali-2022'],
  ...['us-rok-washington-declaration-2023', 'uk-judgment-40-akn', 'us-public-law-112-61-akn'],
]
