/** "gdpr@2": a version of a document, as references name it. */
export function nameOfVersion(id: string, number: number): string {
  return `${id}@${number}`
}

/** What such a name says; `version` is null where it names the document as it is now. */
export function readVersionName(name: string): { readonly id: string; readonly version: number | null } {
  const [, id, version] = /^(.*)@(\d{1,6})$/su.exec(name) ?? []
  return id === undefined ? { id: name, version: null } : { id, version: Number(version) }
}

/** The number of a version, directly after a document's name. */
export const versionNumber: RegExp = /^@\d{1,6}(?!\d)/u
