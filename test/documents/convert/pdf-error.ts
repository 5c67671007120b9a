/** Why a PDF can't be read. Its message is what its owner reads: sentences that say what to do. */
export class PdfError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PdfError'
  }
}
