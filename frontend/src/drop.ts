// A zone around a file picker: files that are dropped on it or pasted into the page go into the picker.

for (const zone of document.querySelectorAll<HTMLElement>("[data-drop]")) {
  const picker = zone.querySelector<HTMLInputElement>("input[type=file]");
  if (!picker) continue;
  // A picker tells how many there are; a person wants to see which.
  const list = zone.querySelector("ul");
  picker.addEventListener("change", () => {
    const lines = [...(picker.files ?? [])].map(file => {
      const line = document.createElement("li");
      line.textContent = file.name;
      return line;
    });
    list?.replaceChildren(...lines);
  });
  const take = (files: FileList | undefined): boolean => {
    if (!files?.length) return false;
    const all = new DataTransfer();
    // What was chosen before stays: a second drop adds.
    for (const file of [...(picker.files ?? []), ...files]) all.items.add(file);
    picker.files = all.files;
    picker.dispatchEvent(new Event("change"));
    return true;
  };
  zone.addEventListener("dragover", event => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    zone.classList.add("over");
  });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", event => {
    if (take(event.dataTransfer?.files)) event.preventDefault();
  });
  addEventListener("paste", event => {
    if (take(event.clipboardData?.files)) event.preventDefault();
  });
}
