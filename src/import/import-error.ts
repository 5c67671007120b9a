/** Why a file can't be imported. Its message is what its owner reads: sentences that say what to do. */
export class ImportError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ImportError'
  }
}
