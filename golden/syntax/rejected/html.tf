<html>
</html>
