
"use strict";
(() => {
  const form = document.querySelector(".filter");
  if (form) {
    const findings = [...document.querySelectorAll(".finding")].map((element) => [element, element.textContent.toLowerCase()]);
    const apply = () => {
      const wanted = new FormData(form);
      const severities = wanted.getAll("severity");
      const rule = wanted.get("rule");
      const words = wanted.get("text").toLowerCase();
      let count = 0;
      for (const [element, text] of findings) {
        const { severity, rule: own } = element.dataset;
        element.hidden = !severities.includes(severity) || (rule !== "" && rule !== own) || !text.includes(words);
        count += element.hidden ? 0 : 1;
      }
      form.querySelector("output").textContent = `${count} of ${findings.length}`;
    };
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("pageshow", apply);
  }
  for (const picture of document.querySelectorAll(".reach")) {
    const point = (event) => {
      const box = event.target.closest("[data-of]");
      const [own] = box ? box.dataset.of.split(" ") : [];
      picture.classList.toggle("pointed", Boolean(own));
      for (const element of picture.querySelectorAll("[data-of]")) {
        element.classList.toggle("on", Boolean(own) && element.dataset.of.split(" ").includes(own));
      }
    };
    picture.addEventListener("pointerover", point);
    picture.addEventListener("focusin", point);
    picture.addEventListener("pointerleave", point);
  }
})();
