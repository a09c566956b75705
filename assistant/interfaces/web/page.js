// Copies an answer, saves a chart as PNG, presses the option that is chosen, goes to what a marker points to. Sends nothing anywhere.
(() => {
  const copy = async (words) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(words);
    const area = Object.assign(document.createElement("textarea"), { value: words });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  const tell = (button, words) => {
    const before = button.dataset.words || (button.dataset.words = button.textContent);
    button.textContent = words;
    setTimeout(() => (button.textContent = before), 1600);
  };
  const savePoints = (picture, name) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * picture.naturalWidth, 2 * picture.naturalHeight];
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    Object.assign(document.createElement("a"), { href: canvas.toDataURL("image/png"), download: name }).click();
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      const words = button.closest(".turn").querySelector(".copied").textContent;
      await copy(words).then(() => tell(button, "Copied"), () => tell(button, "Copying was refused"));
    }
    const points = event.target.closest("[data-png]");
    if (points) savePoints(points.closest(".chart").querySelector("img"), points.dataset.png);
    const option = event.target.closest("[data-option]");
    if (option) document.querySelector(`#option-${option.dataset.option}`)?.click();
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (target) {
      event.preventDefault();
      const card = target.closest(".card") || target;
      document.querySelectorAll(".card.pointed").forEach((other) => other.classList.remove("pointed"));
      card.classList.add("pointed");
      target.scrollIntoView({ block: target === card ? "nearest" : "center" });
      card.focus({ preventScroll: true });
    }
  });
})();
