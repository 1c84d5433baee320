/** Hands a text, or bytes, to the browser's downloads as a file; nothing leaves the page. */
export const downloadText = (text: string | ArrayBuffer, fileName: string, type: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The click has taken hold of the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
};
