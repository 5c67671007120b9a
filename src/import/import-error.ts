/** Why a file can't be imported. Its message is what its owner reads: sentences that say what to do. */
export class ImportError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ImportError'
  }
}
