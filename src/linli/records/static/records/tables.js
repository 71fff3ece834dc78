/* Polish of the tables: a file may be dropped anywhere on its box and is read at once; paper is one press away.
   Without this file the box is a plain form and the browser's own menu prints. */
"use strict";

const box = document.querySelector("[data-drop]");
if (box) {
  const input = box.querySelector("input[type=file]");
  const over = (event) => { event.preventDefault(); box.classList.add("over"); };
  const away = () => box.classList.remove("over");
  box.addEventListener("dragenter", over);
  box.addEventListener("dragover", over);
  box.addEventListener("dragleave", away);
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    away();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    box.requestSubmit();
  });
  input.addEventListener("change", () => { if (input.files.length) box.requestSubmit(); });
}
