const url = `${base}/${path || "/"}`;
console.log(`${items.map(i => i.id)}`);
