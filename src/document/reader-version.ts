/** x */
export const readerVersion = '0'
