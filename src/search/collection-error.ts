/** Thrown with the file and the line that cannot be read. */
export class CollectionError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CollectionError'
  }
}
