"""Web pages made for the tests, with all that a reader does not come for."""

NEWS = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>Nurses leave | Health Daily</title>
<meta name="author" content="Maria Costa"><meta property="og:site_name" content="Health Daily">
<meta property="og:title" content="Nurses leave Portugal">
<meta property="article:published_time" content="2021-05-12T08:00:00+01:00">
<link rel="canonical" href="https://health.example/nurses-leave">
<style>p{{color:red}}</style><script>var x = "tracking";</script></head><body>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies to improve your visit. Accept all?</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news</a></li></ul></nav>
<main><article><h1>Nurses leave Portugal</h1>
<p>Portugal registered <b>4,213</b> nurses who asked for a certificate in 2019<sup><a href="#n">[5]</a></sup>, says the
<span>caf\u00e9</span> of the ministry.</p>
<h2>Where they go</h2>
<p>Most of those who asked for it named the <a href="https://x.example">United Kingdom</a> as the country of
destination,<br>followed by Germany and Switzerland. They were 10<sup>4</sup> in all.</p>
<ul><li>The United Kingdom: 640 nurses</li><li>Germany: 301 nurses</li></ul>
<table><caption>Table 1. Certificates</caption>
<tr><th rowspan="2">Country</th><th colspan="2">Nurses</th></tr><tr><th>2018</th><th>2019</th></tr>
<tr><td>United Kingdom</td><td>812</td><td>640</td></tr><tr><td>Germany<sup>a</sup></td><td>260</td><td>301</td></tr>
</table>
<p># of nurses is a phrase of the ministry, and we say it was not asked for the reasons.</p>
</article></main><aside><h4>Most read</h4><p>Ten tips for better sleep</p></aside>
<footer><p>Copyright 2024 Health Daily. All rights reserved.</p></footer></body></html>"""

OLD = """<html><head><title>Old page</title></head><body><table><tr><td class="menu"><a href="1">Home</a></td><td>
<h1>Nurses leave</h1><p>Portugal registered 4,213 requests for certificates of good standing in 2019.</p>
<h2>Where to</h2><div><b>Key finding.</b> Most of them named the <i>United Kingdom</i> as destination.</div>
<table><tr><th>Year<th>n</tr><tr><td>2018<td>7</tr><tr><td>2019<td>8</tr></table>
<div class="footer">Copyright 2021. Terms of use.</div></td></tr></table></body></html>"""
